using System.Collections.Concurrent;
using System.Reflection;

namespace BucketManager.Simulation.Kernel;

/// <summary>Any port, with a caller between it and who uses it.</summary>
public class Interposed<TPort> : DispatchProxy
    where TPort : class
{
    private static readonly ConcurrentDictionary<MethodInfo, Handler> Handlers = new();

    private TPort inner = null!;
    private ICaller caller = null!;

    public static TPort Around(TPort inner, ICaller caller)
    {
        var port = Create<TPort, Interposed<TPort>>();
        var proxy = (Interposed<TPort>)(object)port;
        proxy.inner = inner;
        proxy.caller = caller;
        return port;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        Handlers.GetOrAdd(targetMethod!, Handler.For).Handle(this, args ?? []);

    private abstract class Handler(MethodInfo method)
    {
        private static readonly string Port = typeof(TPort).Name[1..];

        private readonly MethodInvoker invoker = MethodInvoker.Create(method);

        public static Handler For(MethodInfo method)
        {
            var returns = method.ReturnType;
            if (returns == typeof(Task))
                return new Plain(method);
            if (!returns.IsGenericType || returns.GetGenericTypeDefinition() != typeof(Task<>))
                throw new NotSupportedException($"{method} returns no task.");
            return (Handler)Activator.CreateInstance(
                typeof(Valued<>).MakeGenericType(typeof(TPort), returns.GetGenericArguments()[0]), method)!;
        }

        public abstract object Handle(Interposed<TPort> proxy, object?[] arguments);

        protected PortCall CallOf(object?[] arguments) => new(Port, method.Name, arguments);

        // What is on its way cannot be called back: the caller's patience is none of the other side's business.
        protected object CarryOut(TPort port, object?[] arguments)
        {
            if (arguments is [.., CancellationToken])
                arguments[^1] = CancellationToken.None;
            return invoker.Invoke(port, arguments.AsSpan())!;
        }

        protected readonly MethodInfo method = method;
    }

    private sealed class Plain(MethodInfo method) : Handler(method)
    {
        public override object Handle(Interposed<TPort> proxy, object?[] arguments) =>
            proxy.caller.CallAsync(CallOf(arguments), async () =>
            {
                await (Task)CarryOut(proxy.inner, arguments);
                return true;
            });
    }

    private sealed class Valued<T>(MethodInfo method) : Handler(method)
    {
        public override object Handle(Interposed<TPort> proxy, object?[] arguments) =>
            proxy.caller.CallAsync(CallOf(arguments), () => (Task<T>)CarryOut(proxy.inner, arguments));
    }
}
