namespace System.Activities;

/// <summary>A step whose work is code.</summary>
public abstract class CodeActivity : Activity
{
    /// <summary>A step whose arguments are its properties.</summary>
    protected CodeActivity()
    {
    }

    /// <summary>Does the work of one run.</summary>
    protected abstract void Execute(CodeActivityContext context);

    internal void Run(CodeActivityContext context) => Execute(context);
}
