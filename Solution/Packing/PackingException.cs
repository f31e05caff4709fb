using System;

namespace Opps.Packing;

/// <summary>The solution source can't be packed. The message names the file and what to do.</summary>
public sealed class PackingException : Exception
{
    public PackingException()
    {
    }

    public PackingException(string message)
        : base(message)
    {
    }

    public PackingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
