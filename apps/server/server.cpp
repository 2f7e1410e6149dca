// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
//
// All of Boost.Beast and Asio is in this one file: it takes half a minute to compile.
#include "server/server.hpp"

#include <chrono>
#include <csignal>
#include <memory>
#include <utility>

#include <boost/asio.hpp>
#include <boost/beast.hpp>

#include "server/respond.hpp"

namespace unknot::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;

/// Error codes instead of exceptions: a broken connection is nothing exceptional.
constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t kMostHeaderBytes = 16 * 1024;

struct Shared {
  const Files& files;
  const Options& options;
  int connections = 0;
};

/// Counts a connection for as long as its coroutine lives.
class Seat {
 public:
  explicit Seat(Shared& shared) : shared_(shared) { ++shared_.connections; }
  ~Seat() { --shared_.connections; }
  Seat(const Seat&) = delete;
  Seat& operator=(const Seat&) = delete;

 private:
  Shared& shared_;
};

template <class Body>
void fill(http::response<Body>& response, const Answer& answer, unsigned version, bool keep) {
  response.version(version);
  response.result(static_cast<unsigned>(answer.status));
  for (const auto& [name, value] : answer.headers) response.insert(name, value);
  if (answer.status != 304) response.content_length(answer.length);
  response.keep_alive(keep);
}

asio::awaitable<bool> send(beast::tcp_stream& stream, const Answer& answer, unsigned version,
                           bool keep) {
  error_code error;
  if (answer.body.empty()) {
    // A HEAD request: the length of a body that is not sent.
    http::response<http::empty_body> response;
    fill(response, answer, version, keep);
    std::tie(error, std::ignore) = co_await http::async_write(stream, response, kAwait);
  } else {
    http::response<http::span_body<const char>> response;
    response.body() = {answer.body.data(), answer.body.size()};
    fill(response, answer, version, keep);
    std::tie(error, std::ignore) = co_await http::async_write(stream, response, kAwait);
  }
  co_return !error && keep;
}

Answer answer_to(const http::request<http::empty_body>& request, bool has_body,
                 const Files& files) {
  if (request.version() == 11 && request[http::field::host].empty()) return refusal(400);
  Request plain;
  plain.method = {request.method_string().data(), request.method_string().size()};
  plain.target = {request.target().data(), request.target().size()};
  const auto tags = request[http::field::if_none_match];
  plain.if_none_match = {tags.data(), tags.size()};
  const auto encodings = request[http::field::accept_encoding];
  plain.accept_encoding = {encodings.data(), encodings.size()};
  plain.has_body = has_body;
  return respond(files, plain);
}

/// One connection, request after request. No request body is ever read.
asio::awaitable<void> talk(tcp::socket socket, std::shared_ptr<Shared> shared) {
  const Seat seat(*shared);
  beast::tcp_stream stream(std::move(socket));
  beast::flat_buffer buffer(2 * kMostHeaderBytes);
  const auto patience = std::chrono::seconds(shared->options.idle_s);
  for (bool keep = true; keep;) {
    http::request_parser<http::empty_body> parser;
    parser.header_limit(kMostHeaderBytes);
    parser.body_limit(boost::none);  // none is read: the answer says so
    stream.expires_after(patience);
    const auto [error, unused] = co_await http::async_read_header(stream, buffer, parser, kAwait);
    if (error == http::error::end_of_stream) break;
    stream.expires_after(patience);
    if (error == http::error::header_limit || error == http::error::buffer_overflow) {
      co_await send(stream, refusal(431), 11, false);
      break;
    }
    if (error && error.category() == make_error_code(http::error::bad_method).category()) {
      co_await send(stream, refusal(400), 11, false);
      break;
    }
    if (error) break;  // gone, or silent for too long
    const auto& request = parser.get();
    const bool has_body = parser.chunked() || parser.content_length().value_or(0) > 0;
    const Answer answer = answer_to(request, has_body, shared->files);
    keep = co_await send(stream, answer, request.version(), request.keep_alive() && !answer.close);
  }
  error_code ignored;
  stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
}

asio::awaitable<void> accept_all(tcp::acceptor& acceptor, std::shared_ptr<Shared> shared) {
  for (;;) {
    auto [error, socket] = co_await acceptor.async_accept(kAwait);
    if (error == asio::error::operation_aborted) co_return;
    if (error) {
      // Out of file handles, most likely: wait for some to be given back.
      asio::steady_timer pause(acceptor.get_executor(), std::chrono::milliseconds(100));
      co_await pause.async_wait(kAwait);
      continue;
    }
    if (shared->connections >= shared->options.most_connections) continue;
    asio::co_spawn(acceptor.get_executor(), talk(std::move(socket), shared), asio::detached);
  }
}

}  // namespace

bool is_address(const std::string& text) {
  error_code error;
  asio::ip::make_address(text, error);
  return !error;
}

std::optional<std::string> serve(const Files& files, const Options& options,
                                 const std::function<void(const std::string& url)>& started) {
  error_code error;
  const auto address = asio::ip::make_address(options.bind, error);
  if (error) return options.bind + " is not an address";

  asio::io_context context(1);
  tcp::acceptor acceptor(context);
  const tcp::endpoint endpoint(address, options.port);
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  const std::string port = std::to_string(options.port);
  if (error == asio::error::address_in_use)
    return "port " + port +
           " is in use by another program; try another one with --port, or "
           "--port 0 for any that is free";
  if (error == asio::error::access_denied)
    return "port " + port + " is not for us: ports below 1024 need special rights";
  if (error) return "cannot listen on " + options.bind + ", port " + port + ": " + error.message();

  asio::signal_set signals(context, SIGINT, SIGTERM);
  signals.async_wait([&context](error_code, int) { context.stop(); });

  const auto shared = std::make_shared<Shared>(Shared{files, options});
  asio::co_spawn(context, accept_all(acceptor, shared), asio::detached);
  const std::string host = address.is_v6() ? "[" + options.bind + "]" : options.bind;
  started("http://" + host + ":" + std::to_string(acceptor.local_endpoint(error).port()));
  context.run();
  return std::nullopt;
}

}  // namespace unknot::server
