-- Sits before Neovim as a person would, and writes what was seen to $SEEN as JSON. Needs nothing newer than Neovim 0.7.
-- $CODE is the file to start in, $CALL the call in it that lacks $ACTION, $POLICY the file that a fix changes.

local seen = { messages = {}, version = tostring(vim.version().major) .. '.' .. tostring(vim.version().minor) }
local patience = 60000

vim.notify = function(message)
  table.insert(seen.messages, tostring(message))
end

local function finish(failure)
  seen.failure = failure
  local file = assert(io.open(os.getenv('SEEN'), 'w'))
  file:write(vim.json and vim.json.encode(seen) or vim.fn.json_encode(seen))
  file:close()
  vim.cmd(failure and 'cquit' or 'qall!')
end

local function wait_for(what, condition)
  if not vim.wait(patience, condition, 50) then
    error(what .. ' did not come', 0)
  end
end

local function diagnostics_of(path)
  local buffer = vim.fn.bufnr(path)
  if buffer < 0 then
    return {}
  end
  local list = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
    table.insert(list, {
      code = diagnostic.code or (diagnostic.user_data and diagnostic.user_data.lsp and diagnostic.user_data.lsp.code),
      source = diagnostic.source,
      severity = diagnostic.severity,
      line = diagnostic.lnum + 1,
      column = diagnostic.col + 1,
      message = diagnostic.message,
    })
  end
  return list
end

local function lacks(path)
  for _, diagnostic in ipairs(diagnostics_of(path)) do
    if diagnostic.code == 'missing-action' and diagnostic.message:find(os.getenv('ACTION'), 1, true) then
      return true
    end
  end
  return false
end

local function floating_text()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
    end
  end
end

local function run()
  local code, policy = os.getenv('CODE'), os.getenv('POLICY')
  vim.cmd('edit ' .. vim.fn.fnameescape(code))
  assert(vim.fn.search('\\V' .. os.getenv('CALL'), 'w') > 0, 'the call is not in ' .. code)
  seen.line = vim.fn.line('.')

  wait_for('the finding at the call and in the policy', function()
    return lacks(code) and lacks(policy)
  end)
  seen.before = { code = diagnostics_of(code), policy = diagnostics_of(policy) }

  vim.lsp.buf.hover()
  wait_for('the hover', floating_text)
  seen.hover = floating_text()

  -- the menu of code actions, as a person who takes the first entry
  vim.ui.select = function(items, options, choose)
    seen.offered = {}
    for _, item in ipairs(items) do
      table.insert(seen.offered, options.format_item and options.format_item(item) or tostring(item))
    end
    choose(items[1], 1)
  end
  vim.lsp.buf.code_action()
  wait_for('the edit of the policy', function()
    local buffer = vim.fn.bufnr(policy)
    return buffer >= 0 and vim.bo[buffer].modified
  end)
  wait_for('the finding gone, unsaved', function()
    return not lacks(code)
  end)
  vim.cmd('silent wall')
  vim.cmd('edit ' .. vim.fn.fnameescape(policy))
  wait_for('the finding gone from the policy', function()
    return #diagnostics_of(policy) > 0 and not lacks(policy)
  end)
  seen.after = { code = diagnostics_of(code), policy = diagnostics_of(policy) }
end

local ok, failure = pcall(run)
finish(not ok and tostring(failure) or nil)
