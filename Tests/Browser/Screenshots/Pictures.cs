using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Browser.Browsing;
using Microsoft.Playwright;
using Xunit;

namespace Browser.Screenshots;

/// <summary>
/// The pictures in the README. With SCREENSHOTS=1 they are taken anew; otherwise those taken lie beside the test's own files, and
/// the README's must be there, of the same width and height.
/// </summary>
internal static class Pictures
{
    private const int LargestFile = 150_000;

    private static readonly bool TakesAnew = Environment.GetEnvironmentVariable("SCREENSHOTS") == "1";

    private static string Folder => Path.Combine(typeof(Pictures).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(m => m.Key == "ProjectFolder").Value!, "Screenshots");

    public static async Task Picture(this Visit visit, string name)
    {
        await visit.Settled();
        var file = Path.Combine(Folder, $"{name}.png");
        var taken = await visit.Page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
        await File.WriteAllBytesAsync(TakesAnew ? file : Path.Combine(AppContext.BaseDirectory, $"{name}.png"), taken);
        Assert.True(File.Exists(file), $"{file} is missing. Run this test with SCREENSHOTS=1.");
        var kept = await File.ReadAllBytesAsync(file);
        Assert.InRange(kept.Length, 1, LargestFile);
        Assert.Equal(SizeOf(taken), SizeOf(kept));
    }

    /// <summary>Width and height stand in a PNG's first chunk.</summary>
    private static (int Width, int Height) SizeOf(byte[] png) => (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
}
