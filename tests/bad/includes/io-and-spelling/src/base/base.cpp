#include "base.hpp"
#include "../base/base.hpp"
#include <base/base.hpp>
#include <iostream>
#include <nlohmann/json.hpp>
#include <boost/asio.hpp>
