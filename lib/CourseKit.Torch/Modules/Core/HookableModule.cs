namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module with hooks: functions that run before and after <c>forward</c>.</summary>
        /// <typeparam name="TPreHook">Function that may change the input.</typeparam>
        /// <typeparam name="TPostHook">Function that may change the output.</typeparam>
        public class HookableModule<TPreHook, TPostHook> : Module
        {
            private int _nextKey;

            /// <summary>A module without hooks.</summary>
            protected HookableModule(string name) : base(name)
            {
            }

            /// <summary>Functions that run before forward, in the order of registration.</summary>
            internal List<(string Key, TPreHook Hook)> PreHooks { get; } = [];

            /// <summary>Functions that run after forward, in the order of registration.</summary>
            internal List<(string Key, TPostHook Hook)> PostHooks { get; } = [];

            /// <summary>Functions of the module that run before forward.</summary>
            internal List<(string Key, Action<Module> Hook)> ModulePreHooks { get; } = [];

            /// <summary>Functions of the module that run after forward.</summary>
            internal List<(string Key, Action<Module> Hook)> ModulePostHooks { get; } = [];

            /// <summary>True when some function runs before or after forward.</summary>
            internal bool HasHooks => PreHooks.Count + PostHooks.Count + ModulePreHooks.Count + ModulePostHooks.Count > 0;

            /// <summary>Adds a function that runs before forward; what it returns, unless null, is the input.</summary>
            /// <returns>Removes the hook.</returns>
            public HookRemover register_forward_pre_hook(TPreHook hook)
            {
                string key = $"{_nextKey++}";
                PreHooks.Add((key, hook));
                return new HookRemover(this, key);
            }

            /// <summary>Adds a function that runs after forward; what it returns, unless null, is the output.</summary>
            /// <returns>Removes the hook.</returns>
            public HookRemover register_forward_hook(TPostHook hook)
            {
                string key = $"{_nextKey++}";
                PostHooks.Add((key, hook));
                return new HookRemover(this, key);
            }

            /// <summary>Adds a function that runs before forward and is given the module.</summary>
            /// <returns>Removes the hook.</returns>
            public HookRemover register_forward_pre_hook(Action<Module> hook)
            {
                string key = $"{_nextKey++}";
                ModulePreHooks.Add((key, hook));
                return new HookRemover(this, key);
            }

            /// <summary>Adds a function that runs after forward and is given the module.</summary>
            /// <returns>Removes the hook.</returns>
            public HookRemover register_forward_hook(Action<Module> hook)
            {
                string key = $"{_nextKey++}";
                ModulePostHooks.Add((key, hook));
                return new HookRemover(this, key);
            }

            /// <summary>The hooks of this moment: one that runs may add or remove others.</summary>
            private protected static IEnumerable<THook> Hooks<THook>(List<(string Key, THook Hook)> hooks) =>
                hooks.Count == 0 ? [] : [.. hooks.Select(h => h.Hook)];

            /// <summary>Runs the hooks that are given the module, before forward.</summary>
            private protected void RunPreHooks()
            {
                foreach (var hook in Hooks(ModulePreHooks))
                    hook(this);
            }

            /// <summary>Runs the hooks that are given the module, after forward.</summary>
            private protected void RunPostHooks()
            {
                foreach (var hook in Hooks(ModulePostHooks))
                    hook(this);
            }

            /// <summary>Takes a hook away.</summary>
#pragma warning disable CA1034 // nested in TorchSharp too
            public class HookRemover
#pragma warning restore CA1034
            {
                private readonly HookableModule<TPreHook, TPostHook> _module;
                private readonly string _key;

                /// <summary>For the hook of a key.</summary>
                public HookRemover(HookableModule<TPreHook, TPostHook> module, string key) => (_module, _key) = (module, key);

                /// <summary>Takes the hook away.</summary>
                public void remove()
                {
                    _module.PreHooks.RemoveAll(h => h.Key == _key);
                    _module.PostHooks.RemoveAll(h => h.Key == _key);
                    _module.ModulePreHooks.RemoveAll(h => h.Key == _key);
                    _module.ModulePostHooks.RemoveAll(h => h.Key == _key);
                }
            }
        }
    }
}
