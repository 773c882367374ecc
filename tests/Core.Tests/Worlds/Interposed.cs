using System.Reflection;

namespace BucketManager.Core.Tests.Worlds;

/// <summary>Any port with an interposer before it.</summary>
public class Interposed<TPort> : DispatchProxy
    where TPort : class
{
    private static readonly MethodInfo Answered =
        typeof(Interposed<TPort>).GetMethod(nameof(AnsweredAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;

    private TPort inner = null!;
    private IInterposer interposer = null!;

    public static TPort Around(TPort inner, IInterposer? interposer)
    {
        if (interposer is null)
            return inner;
        var port = Create<TPort, Interposed<TPort>>();
        var proxy = (Interposed<TPort>)(object)port;
        proxy.inner = inner;
        proxy.interposer = interposer;
        return port;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var name = $"{typeof(TPort).Name}.{targetMethod!.Name}";
        Func<Task> carryOut = () => (Task)targetMethod.Invoke(inner, BindingFlags.DoNotWrapExceptions, null, args, null)!;
        return targetMethod.ReturnType == typeof(Task)
            ? interposer.CallAsync(name, carryOut)
            : Answered.MakeGenericMethod(targetMethod.ReturnType.GetGenericArguments()).Invoke(this, [name, carryOut]);
    }

    private async Task<T> AnsweredAsync<T>(string name, Func<Task> carryOut)
    {
        Task<T>? answer = null;
        await interposer.CallAsync(name, () => answer = (Task<T>)carryOut());
        return await answer!;
    }
}
