using System.Reflection;

namespace BucketManager.Core.Tests;

/// <summary>
/// A port whose every call passes a gate, before it is carried out and again before its answer is given: there a test lets others
/// go first, lets the call fail, or lets the caller die.
/// </summary>
public class Gated<TPort> : DispatchProxy
    where TPort : class
{
    private static readonly MethodInfo Passing =
        typeof(Gated<TPort>).GetMethod(nameof(PassAsync), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private TPort inner = null!;
    private Gate gate = null!;

    public static TPort Of(TPort inner, Gate gate)
    {
        var port = Create<TPort, Gated<TPort>>();
        ((Gated<TPort>)(object)port).inner = inner;
        ((Gated<TPort>)(object)port).gate = gate;
        return port;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var answer = targetMethod!.ReturnType.IsGenericType ? targetMethod.ReturnType.GetGenericArguments()[0] : typeof(object);
        return Passing.MakeGenericMethod(answer).Invoke(this, [targetMethod, args]);
    }

    private async Task<T> PassAsync<T>(MethodInfo method, object?[]? args)
    {
        var call = $"{typeof(TPort).Name}.{method.Name}";
        await gate.PassAsync(call, carriedOut: false);
        T answer;
        var task = (Task)method.Invoke(inner, BindingFlags.DoNotWrapExceptions, null, args, null)!;
        await task;
        answer = task is Task<T> typed ? typed.Result : default!;
        await gate.PassAsync(call, carriedOut: true);
        return answer;
    }
}
