#include "engine/engine.hpp"
#include "planner/search.hpp"
#include <iostream>
#include "cli/output.hpp"
