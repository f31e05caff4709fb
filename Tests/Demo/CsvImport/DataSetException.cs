using System;

namespace Demo.CsvImport;

/// <summary>A data set that can't be read at all; the message names the file and what is expected.</summary>
internal sealed class DataSetException : Exception
{
    public DataSetException(string message)
        : base(message)
    {
    }

    public DataSetException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public DataSetException()
    {
    }
}
