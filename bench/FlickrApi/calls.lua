-- Asks for the paths of a file in turn; usage: wrk -s calls.lua ADDRESS -- FILE
local paths, n = {}, 0
local threads = 0

setup = function(thread)
  thread:set("first", threads * 997)
  threads = threads + 1
end

init = function(arguments)
  for path in io.lines(arguments[1]) do paths[#paths + 1] = wrk.format("GET", path) end
  n = first
end

request = function()
  n = n + 1
  return paths[n % #paths + 1]
end

done = function(summary, latency)
  local e = summary.errors
  io.write(string.format("calls %d errors %d p50 %.1f p99 %.1f\n", summary.requests, e.connect + e.read + e.write + e.status + e.timeout, latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
