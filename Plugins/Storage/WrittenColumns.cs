namespace Opps.Plugins.Storage;

/// <summary>Only what differs is written.</summary>
internal static class WrittenColumns
{
    /// <summary>Gives a row the column, if it is to be written.</summary>
    public static void SetIf(this Entity row, bool isWritten, string column, object? value)
    {
        if (isWritten)
        {
            row[column] = value;
        }
    }
}
