namespace Demo.Walkthrough.Chapters;

/// <summary>Short words for what chapters expect.</summary>
internal static class Expect
{
    /// <summary>Rows that add up to 100, so that nobody is told anything.</summary>
    public static Expectation Rows(string opportunity, params SellerRow[] rows) => new(opportunity, rows);

    /// <summary>Rows that don't add up to 100, and the sum that is told.</summary>
    public static Expectation Told(string opportunity, decimal sum, params SellerRow[] rows) => new(opportunity, rows) { Told = sum };

    public static Expectation Gone(string opportunity) => new(opportunity, []) { IsGone = true };
}
