using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Browser.Browsing;
using UglyToad.PdfPig;

namespace Browser.Commission;

/// <summary>What a page comes to on paper, as Chromium prints it.</summary>
internal static class Printed
{
    /// <summary>The words of each sheet.</summary>
    public static async Task<IReadOnlyList<string>> Print(this Visit visit)
    {
        var pdf = await visit.Page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true });
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages().Select(page => string.Join(' ', page.GetWords().Select(word => word.Text)))];
    }
}
