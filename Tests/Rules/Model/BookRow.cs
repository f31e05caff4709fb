namespace Rules.Model;

/// <summary>One seller by the book.</summary>
public sealed class BookRow
{
    public char Person { get; set; }

    public decimal Percent { get; set; }

    public bool IsFixed { get; set; }

    /// <summary>What was typed in the event under way.</summary>
    public decimal? Typed { get; set; }

    public BookRow Copy() => (BookRow)MemberwiseClone();
}
