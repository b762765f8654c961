namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Something that can be called with one argument.</summary>
        public interface IModule<T, TResult>
        {
            /// <summary>Runs it.</summary>
            TResult call(T input1);
        }

        /// <summary>Something that can be called with two arguments.</summary>
        public interface IModule<T1, T2, TResult>
        {
            /// <summary>Runs it.</summary>
            TResult call(T1 input1, T2 input2);
        }

        /// <summary>A module of one input: derive from it, override <see cref="forward"/>, and call <see cref="call"/>.</summary>
        /// <typeparam name="T">Input.</typeparam>
        /// <typeparam name="TResult">Output.</typeparam>
        public abstract class Module<T, TResult> : HookableModule<Func<Module<T, TResult>, T, T>, Func<Module<T, TResult>, T, TResult,
            TResult>>, IModule<T, TResult>
        {
            /// <summary>A module without parts.</summary>
            protected Module(string name) : base(name)
            {
            }

            /// <summary>What the module computes. Users call <see cref="call"/>, which runs the hooks too.</summary>
            public abstract TResult forward(T input);

            /// <summary>Runs the hooks and <see cref="forward"/>.</summary>
            public TResult call(T input)
            {
                RunPreHooks();
                foreach (var hook in Hooks(PreHooks))
                    input = hook(this, input) ?? input;
                var output = forward(input);
                foreach (var hook in Hooks(PostHooks))
                    output = hook(this, input, output) ?? output;
                RunPostHooks();
                return output;
            }
        }

        /// <summary>A module of two inputs: derive from it, override <see cref="forward"/>, and call <see cref="call"/>.</summary>
        /// <typeparam name="T1">First input.</typeparam>
        /// <typeparam name="T2">Second input.</typeparam>
        /// <typeparam name="TResult">Output.</typeparam>
        public abstract class Module<T1, T2, TResult> :
            HookableModule<Func<Module<T1, T2, TResult>, T1, T2, (T1, T2)?>, Func<Module<T1, T2, TResult>, T1, T2, TResult, TResult>>,
                IModule<T1, T2, TResult>
        {
            /// <summary>A module without parts.</summary>
            protected Module(string name) : base(name)
            {
            }

            /// <summary>What the module computes. Users call <see cref="call"/>, which runs the hooks too.</summary>
            public abstract TResult forward(T1 input1, T2 input2);

            /// <summary>Runs the hooks and <see cref="forward"/>.</summary>
            public TResult call(T1 input1, T2 input2)
            {
                RunPreHooks();
                foreach (var hook in Hooks(PreHooks))
                    if (hook(this, input1, input2) is { } changed)
                        (input1, input2) = changed;
                var output = forward(input1, input2);
                foreach (var hook in Hooks(PostHooks))
                    output = hook(this, input1, input2, output) ?? output;
                RunPostHooks();
                return output;
            }
        }
    }
}
