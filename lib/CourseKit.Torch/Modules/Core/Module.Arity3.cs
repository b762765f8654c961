namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Something that can be called with three arguments.</summary>
        public interface IModule<T1, T2, T3, TResult>
        {
            /// <summary>Runs it.</summary>
            TResult call(T1 input1, T2 input2, T3 input3);
        }

        /// <summary>A module of three inputs: derive from it, override <see cref="forward"/>, and call <see cref="call"/>.</summary>
        /// <typeparam name="T1">Input 1.</typeparam>
        /// <typeparam name="T2">Input 2.</typeparam>
        /// <typeparam name="T3">Input 3.</typeparam>
        /// <typeparam name="TResult">Output.</typeparam>
        public abstract class Module<T1, T2, T3, TResult> :
            HookableModule<Func<Module<T1, T2, T3, TResult>, T1, T2, T3, (T1, T2, T3)?>, Func<Module<T1, T2, T3, TResult>, T1, T2, T3,
                TResult, TResult>>,
            IModule<T1, T2, T3, TResult>
        {
            /// <summary>A module without parts.</summary>
            protected Module(string name) : base(name)
            {
            }

            /// <summary>What the module computes. Users call <see cref="call"/>, which runs the hooks too.</summary>
            public abstract TResult forward(T1 input1, T2 input2, T3 input3);

            /// <summary>Runs the hooks and <see cref="forward"/>.</summary>
            public TResult call(T1 input1, T2 input2, T3 input3)
            {
                RunPreHooks();
                foreach (var hook in Hooks(PreHooks))
                    if (hook(this, input1, input2, input3) is { } changed)
                        (input1, input2, input3) = changed;
                var output = forward(input1, input2, input3);
                foreach (var hook in Hooks(PostHooks))
                    output = hook(this, input1, input2, input3, output) ?? output;
                RunPostHooks();
                return output;
            }
        }
    }
}
