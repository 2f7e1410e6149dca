// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
//
// A picture as an SVG file.
#include "base/json_writer.hpp"
#include "render/picture.hpp"

namespace unknot::render {
namespace {

std::string number(double v, int decimals = 2) {
  std::string text = JsonWriter().number(v, decimals).take();
  return text;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<')
      out += "&lt;";
    else if (c == '&')
      out += "&amp;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + escaped(value) + "\"";
}

class Writer {
 public:
  std::string write(const Picture& p) {
    std::string body;
    for (const Item& item : p.items) body += one(item);
    const std::string w = number(p.width);
    const std::string h = number(p.height);
    std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + w + " " + h +
                      "\" width=\"" + w + "\" height=\"" + h + "\" role=\"img\"";
    out += attribute("aria-label", p.title) + ">\n<title>" + escaped(p.title) + "</title>\n";
    if (!motion_.empty())
      out += "<style>" + motion_ +
             "@media(prefers-reduced-motion:reduce){*{animation:none!important}}</style>\n";
    if (!defs_.empty()) out += "<defs>\n" + defs_ + "</defs>\n";
    return out + body + "</svg>\n";
  }

 private:
  std::string fresh(const char* letter) { return letter + std::to_string(++count_); }

  std::string gradient(const Gradient& g) {
    std::string stops;
    for (const Stop& s : g.stops) {
      stops += "<stop" + attribute("offset", number(s.at, 3));
      stops += attribute("stop-color", s.colour);
      if (s.opacity != 1) stops += attribute("stop-opacity", number(s.opacity, 3));
      stops += "/>";
    }
    const std::string id = fresh("g");
    if (g.radial) {
      defs_ += "<radialGradient id=\"" + id +
               "\" gradientUnits=\"userSpaceOnUse\" cx=\"0\" cy=\"0\" r=\"1\"";
      defs_ += " gradientTransform=\"matrix(" + number(g.x2) + " 0 0 " + number(g.y2) + " " +
               number(g.x1) + " " + number(g.y1) + ")\">" + stops + "</radialGradient>\n";
    } else {
      defs_ += "<linearGradient id=\"" + id + "\" gradientUnits=\"userSpaceOnUse\"";
      defs_ += attribute("x1", number(g.x1)) + attribute("y1", number(g.y1));
      defs_ += attribute("x2", number(g.x2)) + attribute("y2", number(g.y2)) + ">" + stops +
               "</linearGradient>\n";
    }
    return "url(#" + id + ")";
  }

  std::string paint(const Paint& p) {
    if (!p.colour.empty()) return p.colour;
    return p.gradient.stops.empty() ? "none" : gradient(p.gradient);
  }

  /// Filters are shared by radius. The region is generous: blurs reach three radii.
  std::string blurring(double radius) {
    const std::string key = number(radius);
    std::string id = "b" + key;
    for (char& c : id)
      if (c == '.') c = '_';
    if (blurs_.find(" " + key + " ") == std::string::npos) {
      blurs_ += " " + key + " ";
      defs_ += "<filter id=\"" + id +
               "\" x=\"-50%\" y=\"-50%\" width=\"200%\" height=\"200%\" "
               "color-interpolation-filters=\"sRGB\"><feGaussianBlur stdDeviation=\"" +
               key + "\"/></filter>\n";
    }
    return attribute("filter", "url(#" + id + ")");
  }

  std::string common(const Item& item) {
    std::string out;
    if (item.opacity != 1) out += attribute("opacity", number(item.opacity, 3));
    if (item.blur > 0) out += blurring(item.blur);
    return out;
  }

  std::string one(const Item& item) {
    if (item.kind == Item::Kind::path) return shape(item);
    if (item.kind == Item::Kind::words) return words_of(item);
    return group_of(item);
  }

  std::string shape(const Item& item) {
    std::string out = "<path" + attribute("d", item.d) + attribute("fill", paint(item.fill));
    if (!item.stroke.none()) {
      out +=
          attribute("stroke", paint(item.stroke)) + attribute("stroke-width", number(item.width));
      out += " stroke-linecap=\"round\" stroke-linejoin=\"round\"";
      std::string dash;
      for (const double d : item.dash) dash += (dash.empty() ? "" : " ") + number(d);
      if (!dash.empty()) out += attribute("stroke-dasharray", dash);
    }
    return out + common(item) + "/>\n";
  }

  std::string words_of(const Item& item) {
    std::string out = "<text" + attribute("x", number(item.x)) + attribute("y", number(item.y));
    out += attribute("font-size", number(item.size)) + attribute("fill", paint(item.fill));
    out += attribute("font-family",
                     item.headline
                         ? "Fraunces Variable,Georgia,DejaVu Serif,serif"
                         : "Source Sans 3 Variable,Helvetica Neue,Arial,DejaVu Sans,sans-serif");
    if (item.anchor >= 0) out += attribute("text-anchor", item.anchor == 0 ? "middle" : "end");
    return out + common(item) + ">" + escaped(item.text) + "</text>\n";
  }

  std::string group_of(const Item& item) {
    std::string inner;
    for (const Item& one_item : item.items) inner += one(one_item);
    std::string out = "<g" + common(item);
    if (item.matrix != std::array<double, 6>{1, 0, 0, 1, 0, 0}) {
      std::string m;
      for (const double v : item.matrix) m += (m.empty() ? "" : " ") + number(v, 4);
      out += attribute("transform", "matrix(" + m + ")");
    }
    if (!item.clip.empty()) {
      const std::string id = fresh("c");
      defs_ += "<clipPath id=\"" + id + "\"><path" + attribute("d", item.clip) + "/></clipPath>\n";
      out += attribute("clip-path", "url(#" + id + ")");
    }
    if (!item.fade.stops.empty()) {
      const std::string fill = gradient(item.fade);
      const std::string id = fresh("m");
      defs_ += "<mask id=\"" + id +
               "\" maskUnits=\"userSpaceOnUse\" x=\"-2000\" y=\"-2000\" width=\"4000\" "
               "height=\"4000\"><path d=\"M-2000-2000H2000V2000H-2000Z\"" +
               attribute("fill", fill) + "/></mask>\n";
      out += attribute("mask", "url(#" + id + ")");
    }
    if (!item.moves.empty()) out += attribute("style", moving(item));
    return out + ">\n" + inner + "</g>\n";
  }

  /// One CSS animation; its first moment is also where the thing stands without it.
  std::string moving(const Item& item) {
    const std::string name = fresh("w");
    const auto at = [](const Moment& m) {
      return "transform:translate(" + number(m.x, 1) + "px," + number(m.y, 1) + "px) rotate(" +
             number(m.angle, 3) + "rad);opacity:" + number(m.opacity);
    };
    motion_ += "@keyframes " + name + "{";
    for (const Moment& m : item.moves) motion_ += number(m.at * 100) + "%{" + at(m) + "}";
    motion_ += "}\n";
    return at(item.moves.front()) + ";animation:" + name + " " + number(item.period_s) +
           "s linear infinite";
  }

  int count_ = 0;
  std::string defs_, motion_, blurs_;
};

}  // namespace

std::string to_svg(const Picture& picture) { return Writer().write(picture); }

}  // namespace unknot::render
