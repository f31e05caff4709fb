namespace System.Activities;

/// <summary>A value that a workflow supplies.</summary>
public abstract class InArgument : Argument
{
    private protected InArgument()
    {
    }
}

/// <summary>A value of one type that a workflow supplies.</summary>
public sealed class InArgument<T> : InArgument
{
    /// <summary>The value in a run; the type's default where the workflow supplies none.</summary>
    public new T Get(ActivityContext context) => context.Read(this) is T value ? value : default!;
}
