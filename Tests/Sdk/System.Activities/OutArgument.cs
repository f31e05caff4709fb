namespace System.Activities;

/// <summary>A value that a workflow reads afterwards.</summary>
public abstract class OutArgument : Argument
{
    private protected OutArgument()
    {
    }
}

/// <summary>A value of one type that a workflow reads afterwards.</summary>
public sealed class OutArgument<T> : OutArgument
{
    /// <summary>The value in a run; the type's default until it is set.</summary>
    public new T Get(ActivityContext context) => context.Read(this) is T value ? value : default!;

    /// <summary>Gives it a value in a run.</summary>
    public void Set(ActivityContext context, T value) => context.Write(this, value);
}
