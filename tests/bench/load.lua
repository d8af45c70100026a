-- One address again and again, or (given a file) addresses drawn from it. Says what came of it as one line of JSON.
local number = 0

function setup(thread)
  number = number + 1
  thread:set("number", number)
end

function init(arguments)
  if arguments[1] then
    local ready, n = {}, 0
    for path in io.lines(arguments[1]) do
      n = n + 1
      ready[n] = wrk.format("GET", path)
    end
    math.randomseed(tonumber(arguments[2]) + number)
    request = function() return ready[math.random(n)] end
    local pause = tonumber(arguments[3])
    if pause > 0 then
      delay = function() return pause end
    end
  end
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    '@{"requests": %d, "seconds": %f, "bytes": %d, "p50": %f, "p99": %f, "longest": %f, "errors": %d}\n',
    summary.requests, summary.duration / 1e6, summary.bytes, latency:percentile(50) / 1000,
    latency:percentile(99) / 1000, latency.max / 1000,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
