// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/answers.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>
#include <string>
#include <string_view>

#include "base/json_writer.hpp"
#include "render/text.hpp"

namespace unknot::cli {

using Severity = plan::Finding::Severity;

engine::PlanAnswer make_plan(const guide::Guide& guide, const Wishes& wishes) {
  return make_plan(guide, wishes, read_wishes(guide, wishes));
}

engine::PlanAnswer make_plan(const guide::Guide& guide, const Wishes& wishes, const Asked& asked) {
  const std::string source = wishes.intake.empty() ? "the arguments" : wishes.intake;
  if (!asked.note.empty()) std::fputs((source + ": " + asked.note + "\n").c_str(), stderr);
  engine::PlanAnswer answer =
      value_or_stop(engine::make_plan(guide, asked.request, asked.intake), source, asked.original);
  if (const auto* made = std::get_if<engine::Made>(&answer))
    for (const plan::Warning& warning : made->plan.warnings)
      if (warning.id == "firm-not-asked")
        std::fputs(
            "unknot: --pressure firm: it stays at medium; the receiver's own yes is\n"
            "  {\"receiver\": {\"asked_firm\": true}} in the file of --intake\n",
            stderr);
  return answer;
}

std::string refusal_text(const engine::Refusal& refusal) {
  std::string out = "There is no plan for these wishes and limits.";
  if (refusal.kind == "postpone") out = "Not today: better to wait with this massage.";
  if (refusal.kind == "ask-again") out = "Not yet.";
  if (refusal.kind == "emergency") out = "No massage now. Please get help.";
  out += "\n";
  std::set<std::string> said;
  for (const plan::Reason& reason : refusal.reasons) {
    if (!said.insert(reason.text).second) continue;
    std::string lines = wrapped(reason.text, 80, "    ");
    if (lines.size() > 2) lines[2] = '-';
    out += lines;
  }
  return out;
}

std::string refusal_json(const engine::Refusal& refusal) {
  JsonWriter out;
  out.begin_object().field("ok", false).field("kind", refusal.kind).key("reasons").begin_array();
  for (const plan::Reason& reason : refusal.reasons)
    out.begin_object().field("id", reason.id).field("text", reason.text).end_object();
  out.end_array().end_object();
  return out.take() + "\n";
}

namespace {

std::string verdict_text(const std::vector<plan::Finding>& findings) {
  const std::string_view verdict = plan::verdict(findings);
  if (verdict == "clean") return "Clean: every rule is kept.";
  if (verdict == "notes") return "Fine, with notes.";
  if (verdict == "poor") return "Poor: safe, but not a good massage.";
  return "Unsafe: please do not give this massage.";
}

}  // namespace

std::string routine_findings_text(const std::string& file,
                                  const std::vector<plan::Finding>& findings) {
  std::string out;
  for (const plan::Finding& f : findings) {
    out += file;
    if (f.line > 0) out += ":" + std::to_string(f.line) + ":" + std::to_string(f.column);
    out += ": " + std::string(guide::spelled(plan::kSeverities, f.severity)) + ": " + f.rule + "\n";
    out += wrapped(f.text, 80, "    ");
    if (!f.measured.empty())
      out +=
          wrapped("It is " + f.measured + (f.limit.empty() ? "." : "; right is: " + f.limit + "."),
                  80, "    ");
  }
  out += verdict_text(findings) + "\n";
  if (!findings.empty()) out += "Judged by its words alone; --limits FILE says what was agreed.\n";
  return out;
}

std::string findings_text(const plan::Plan& plan, const std::vector<plan::Finding>& findings) {
  std::string out;
  for (const Severity severity :
       {Severity::unsafe, Severity::poor, Severity::cannot_tell, Severity::note}) {
    for (const plan::Finding& finding : findings) {
      if (finding.severity != severity) continue;
      out += std::string(guide::spelled(plan::kSeverities, severity)) + "  " + finding.rule;
      if (finding.step > 0)
        out += ", step " + std::to_string(finding.step) + " at " + render::clock_text(finding.at);
      out += "\n" + wrapped(finding.text, 80, "    ");
      if (!finding.measured.empty())
        out += wrapped("It is " + finding.measured +
                           (finding.limit.empty() ? "." : "; right is: " + finding.limit + "."),
                       80, "    ");
    }
  }
  out += verdict_text(findings);
  out += " " + std::to_string(plan.steps.size()) + " steps, " + render::clock_text(plan.total) +
         " minutes.\n";
  return out;
}

int exit_for(const std::vector<plan::Finding>& findings) {
  const std::string_view verdict = plan::verdict(findings);
  return verdict == "poor" || verdict == "unsafe" ? kNo : kFine;
}

}  // namespace unknot::cli
