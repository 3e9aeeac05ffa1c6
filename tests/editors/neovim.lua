-- Drives `helder lsp` with Neovim as a writer would: opens a page, waits for findings, applies the
-- first action, types a thousand characters and waits for the findings of what is there then.
--
--   HELDER=target/release/helder FOLDER=$(mktemp -d) \
--     nvim --headless -u NONE -c "luafile tests/editors/neovim.lua" -c cq
--
-- Prints what it saw; the exit code is 1 if something was not as it should be.
local folder = os.getenv("FOLDER")
local helder = os.getenv("HELDER")
local failed = false

local function expect(what, holds)
  io.stdout:write((holds and "ok    " or "WRONG ") .. what .. "\n")
  failed = failed or not holds
end

local function found(rule)
  local n = 0
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    if rule == nil or diagnostic.code == rule then
      n = n + 1
    end
  end
  return n
end

local function wait(what, condition)
  expect(what, vim.wait(20000, condition, 5))
end

local page = folder .. "/brief.md"
local file = assert(io.open(page, "w"))
file:write("# Uw vergunning\n\nHé 😀! Indien u de brief ontvangt, dient u te betalen.\n")
file:close()
vim.cmd("edit " .. page)
local client = vim.lsp.start_client({
  name = "helder",
  cmd = { helder, "lsp" },
  root_dir = folder,
})
vim.lsp.buf_attach_client(0, client)
wait("findings come when the page is opened", function() return found("moeilijk-voegwoord") == 1 end)

local first = vim.tbl_filter(function(it) return it.code == "moeilijk-voegwoord" end, vim.diagnostic.get(0))[1]
local line = vim.api.nvim_buf_get_lines(0, first.lnum, first.lnum + 1, false)[1]
expect("the finding marks its word", line:sub(first.col + 1, first.end_col) == "Indien")

local params = {
  textDocument = vim.lsp.util.make_text_document_params(),
  -- In UTF-16: the emoji before it counts as two.
  range = {
    start = { line = first.lnum, character = 7 },
    ["end"] = { line = first.lnum, character = 13 },
  },
  context = { diagnostics = {} },
}
local answers = vim.lsp.buf_request_sync(0, "textDocument/codeAction", params, 20000)
local action = answers[client].result[1]
expect("the first action is the suggestion", action.title == "Schrijf “Als”")
vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
line = vim.api.nvim_buf_get_lines(0, 2, 3, false)[1]
expect("the action changes the word and no more", line == "Hé 😀! Als u de brief ontvangt, dient u te betalen.")
wait("the finding goes with it", function() return found("moeilijk-voegwoord") == 0 end)

-- A page of 10,000 words, so that a check takes a while.
local words = "De gemeente stuurt u 😀 een brief over de parkeervergunning. "
local lines = {}
for _ = 1, 1100 do
  table.insert(lines, words)
  table.insert(lines, "")
end
vim.api.nvim_buf_set_lines(0, -1, -1, false, lines)
for n = 1, 1000 do
  vim.api.nvim_buf_set_text(0, 4, 0, 4, 0, { "x" })
  if n % 50 == 0 then
    vim.wait(1)
  end
end
local times = {}
for n = 1, 40 do
  local before = found("moeilijk-voegwoord")
  local start = vim.loop.hrtime()
  vim.api.nvim_buf_set_lines(0, 3, 3, false, { "Indien u belt, helpen wij u.", "" })
  vim.wait(20000, function() return found("moeilijk-voegwoord") == before + 1 end, 1)
  table.insert(times, (vim.loop.hrtime() - start) / 1e6)
end
expect("each new finding comes, after a thousand fast edits", found("moeilijk-voegwoord") == 40)
table.sort(times)
io.stdout:write(string.format("edit to findings on %d words: median %.0f ms, p95 %.0f ms\n", 1100 * 9, times[20], times[38]))
os.exit(failed and 1 or 0)
