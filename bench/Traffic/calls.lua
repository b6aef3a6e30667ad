-- Lists, single photographs and writes, in turn.
local n = 0
request = function()
  n = n + 1
  if n % 5 == 0 then
    return wrk.format("POST", "/api/photos/" .. n, { ["Content-Type"] = "application/json" }, '{"title":"Photograph ' .. n .. '","isPublic":true,"tags":["sea","evening"]}')
  elseif n % 2 == 0 then
    return wrk.format("GET", "/api/photos/" .. n)
  end
  return wrk.format("GET", "/api/lists/" .. n .. "?page=" .. (n % 9) .. "&per_page=20&sort=taken")
end
