using System.ComponentModel;
using System.Runtime.CompilerServices;
using Kazva.Embedded.Turns;

namespace Kazva.Embedded.Calls;

/// <summary>A call of a method without a result. Generated code derives one class per method.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GrainCall : CallTurn
{
    private AsyncTaskMethodBuilder _outcome;
    private Task? _work;

    /// <summary>Calls the method.</summary>
    protected abstract ValueTask Invoke(object target);

    /// <summary>Ends when the outcome is settled. First asked for by the sender, before the call is sent.</summary>
    internal Task Outcome => _outcome.Task;

    internal sealed override void Run(TurnRunner runner)
    {
        try
        {
            var work = Invoke(runner.Target);
            if (!work.IsCompletedSuccessfully)
            {
                _work = work.AsTask();
                _work.GetAwaiter().UnsafeOnCompleted(Finish);
                return;
            }
            work.GetAwaiter().GetResult();
        }
        catch (Exception e)
        {
            Fail(e);
            runner.End(this);
            return;
        }
        Succeed();
        runner.End(this);
    }

    private void Finish()
    {
        if (_work!.IsCompletedSuccessfully) Succeed();
        else Fail(Cause(_work));
        Runner!.End(this);
    }

    private void Succeed()
    {
        if (!TrySettle()) return;
        EndWatch();
        if (!IsOneWay) _outcome.SetResult();
    }

    internal sealed override void Fail(Exception exception)
    {
        if (!TrySettle()) return;
        EndWatch();
        if (IsOneWay) Runner!.OnLostFailure(exception);
        else _outcome.SetException(exception);
    }
}

/// <summary>A call of a method with a result. Generated code derives one class per method.</summary>
/// <typeparam name="TResult">The type of the result.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GrainCall<TResult> : CallTurn
{
    private AsyncTaskMethodBuilder<TResult> _outcome;
    private Task<TResult>? _work;

    /// <summary>Calls the method.</summary>
    protected abstract ValueTask<TResult> Invoke(object target);

    /// <summary>Ends when the outcome is settled. First asked for by the sender, before the call is sent.</summary>
    internal Task<TResult> Outcome => _outcome.Task;

    internal sealed override void Run(TurnRunner runner)
    {
        TResult result;
        try
        {
            var work = Invoke(runner.Target);
            if (!work.IsCompletedSuccessfully)
            {
                _work = work.AsTask();
                _work.GetAwaiter().UnsafeOnCompleted(Finish);
                return;
            }
            result = work.Result;
        }
        catch (Exception e)
        {
            Fail(e);
            runner.End(this);
            return;
        }
        Succeed(result);
        runner.End(this);
    }

    private void Finish()
    {
        if (_work!.IsCompletedSuccessfully) Succeed(_work.Result);
        else Fail(Cause(_work));
        Runner!.End(this);
    }

    private void Succeed(TResult result)
    {
        if (!TrySettle()) return;
        EndWatch();
        _outcome.SetResult(result);
    }

    internal sealed override void Fail(Exception exception)
    {
        if (!TrySettle()) return;
        EndWatch();
        _outcome.SetException(exception);
    }
}
