using System;

namespace Conformance.Packers;

/// <summary>A real packer could not do its work.</summary>
public sealed class PackerFailedException : Exception
{
    public PackerFailedException()
    {
    }

    public PackerFailedException(string message)
        : base(message)
    {
    }

    public PackerFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
