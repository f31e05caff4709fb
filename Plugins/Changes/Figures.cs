using System.Globalization;

namespace Opps.Plugins.Changes;

/// <summary>The figures of a reason as they are stored: <c>[75.00,2]</c>, percentages with decimals, counts without.</summary>
public static class Figures
{
    public static string Text(IEnumerable<object> figures) =>
        $"[{string.Join(",", figures.Select(figure => figure is decimal percent ? Invariant($"{percent:0.00}") : Invariant($"{figure}")))}]";

    /// <summary>Reads <see cref="Text"/>.</summary>
    public static IReadOnlyList<object> Parse(string? text) =>
        (text ?? "").Trim('[', ']').Split([','], StringSplitOptions.RemoveEmptyEntries).Select(One).ToList();

    private static object One(string figure) => figure.Any(sign => sign == '.')
        ? (object)decimal.Parse(figure, CultureInfo.InvariantCulture)
        : int.Parse(figure, CultureInfo.InvariantCulture);
}
