namespace System.Activities;

/// <summary>A value that goes into an activity or comes out of it. It names the value; a run's context holds it.</summary>
public abstract class Argument
{
    private protected Argument()
    {
    }

    /// <summary>The value in a run; null when it has none.</summary>
    public object Get(ActivityContext context) => context.Read(this)!;

    /// <summary>Gives it a value in a run.</summary>
    public void Set(ActivityContext context, object value) => context.Write(this, value);
}
