#pragma once
#include "plan/plan.hpp"
