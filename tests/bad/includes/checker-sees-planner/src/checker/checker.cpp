#include "checker/checker.hpp"

#include <vector>

#include "planner/search.hpp"
