// plan includes guide, which does not let the planner do so.
#  include "guide/guide.hpp"
