-- Starts the language server iam-policy-sync. Works unchanged in Neovim 0.7 through 0.12.
--
--   vim.g.iam_policy_sync_command   how to start it       default { 'iam-policy-sync', 'lsp', '--stdio' }
--   vim.g.iam_policy_sync_settings  as in iam-policy-sync.json, beside that file's own

if vim.g.loaded_iam_policy_sync then
  return
end
vim.g.loaded_iam_policy_sync = true

local name = 'iam-policy-sync'

-- By name, not by filetype: an empty .tf file is of filetype "tf", and .tofu has none.
local patterns = {
  '*.ts', '*.tsx', '*.mts', '*.cts', '*.js', '*.jsx', '*.mjs', '*.cjs',
  '*.tf', '*.tofu', '*.tf.json', '*.tofu.json', '*.tfvars',
  'terragrunt.hcl', 'package.json', 'reference.md',
}

-- The project: the nearest folder with a configuration or a repository, else the current folder, else the file's own.
local function root_of(path)
  local folder = vim.fn.fnamemodify(path, ':p:h')
  local up = vim.fn.escape(folder, ' ,;') .. ';'
  local settings = vim.fn.findfile('iam-policy-sync.json', up)
  if settings ~= '' then
    return vim.fn.fnamemodify(settings, ':p:h')
  end
  local git = vim.fn.finddir('.git', up)
  if git ~= '' then
    return vim.fn.fnamemodify(git, ':p:h:h')
  end
  local git_file = vim.fn.findfile('.git', up) -- worktrees and submodules
  if git_file ~= '' then
    return vim.fn.fnamemodify(git_file, ':p:h')
  end
  local current = vim.fn.getcwd()
  return vim.startswith(folder .. '/', current .. '/') and current or folder
end

local clients = {} -- by root, for Neovim 0.7, which has no vim.lsp.start

local function start(buffer)
  local path = vim.api.nvim_buf_get_name(buffer)
  if path == '' or path:match('^%w[%w+.-]+://') or vim.bo[buffer].buftype ~= '' then
    return
  end
  local root = root_of(path)
  local config = {
    name = name,
    cmd = vim.g.iam_policy_sync_command or { name, 'lsp', '--stdio' },
    root_dir = root,
    workspace_folders = { { uri = vim.uri_from_fname(root), name = root } },
    init_options = vim.g.iam_policy_sync_settings or vim.empty_dict(),
  }
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
    return
  end
  local id = clients[root]
  if not id or not vim.lsp.get_client_by_id(id) then
    id = vim.lsp.start_client(config)
    clients[root] = id
  end
  if id then
    vim.lsp.buf_attach_client(buffer, id)
  end
end

vim.api.nvim_create_autocmd({ 'BufReadPost', 'BufNewFile' }, {
  group = vim.api.nvim_create_augroup(name, { clear = true }),
  pattern = patterns,
  callback = function(event)
    start(event.buf)
  end,
})

-- Files that were open before this one was loaded.
for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
  local path = vim.api.nvim_buf_get_name(buffer)
  for _, pattern in ipairs(patterns) do
    if vim.api.nvim_buf_is_loaded(buffer) and vim.fn.match(path, vim.fn.glob2regpat('*' .. pattern:gsub('^%*?', ''))) >= 0 then
      start(buffer)
      break
    end
  end
end
