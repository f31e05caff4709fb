using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace Opps.Plugins.Periods;

/// <summary>The ids of lines, and what a set of lines comes to: any change of one of them shows.</summary>
public static class LineFingerprint
{
    /// <summary>Of no lines.</summary>
    public static string None { get; } = new('0', 64);

    /// <summary>The same for the same closing, opportunity, seller and currency.</summary>
    public static Guid IdOf(CommissionLine line) =>
        new(HashOf(Invariant($"{line.PeriodId:N} {line.Run} {line.OpportunityId:N} {line.SellerKey:N} {line.CurrencyId.GetValueOrDefault():N}")).Take(16).ToArray());

    /// <summary>With a line more. The order of lines does not matter, and adding one twice takes it out.</summary>
    public static string Add(string hash, CommissionLine line)
    {
        var added = HashOf(TextOf(line));
        return string.Concat(added.Select((part, i) => (part ^ Convert.ToByte(hash.Substring(2 * i, 2), 16))
            .ToString("x2", CultureInfo.InvariantCulture)));
    }

    private static string TextOf(CommissionLine line) => string.Join("\n", new[]
    {
        line.Id.ToString("N"), line.OpportunityName, line.CustomerName, line.SellerName, line.ShareKey.ToString("N"), line.IsDifference ? "1" : "0",
        Invariant($"{(int?)line.Cause}"), line.CorrectsId?.ToString("N"), Number(line.Percent), Number(line.PercentBefore), Number(line.Amount),
        Number(line.Before), line.CurrencyCode, Number(line.Rate ?? 0m), Number(line.BaseAmount),
        line.CloseDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), line.IsLead ? "1" : "0",
    });

    // A rounded zero may have a sign, which is lost when it is stored.
    private static string Number(decimal value) => value == 0m ? "0" : value.ToString("0.##########", CultureInfo.InvariantCulture);

    private static byte[] HashOf(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        using var sha = SHA256.Create();
        return sha.ComputeHash(stream);
    }
}
