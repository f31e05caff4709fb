using System.Linq;
using System.Xml.Linq;

namespace Opps.Packing;

/// <summary>The values of a choice's options: the server's import refuses two that are equal, long after the build.</summary>
internal static class OptionValues
{
    /// <exception cref="PackingException">Two options of one choice have the same value.</exception>
    public static void Check(XElement customizations)
    {
        foreach (var choice in customizations.Descendants("optionset"))
        {
            var options = choice.Elements().Where(group => group.Name.LocalName is "options" or "states" or "statuses").Elements();
            if (options.GroupBy(option => option.Attribute("value")?.Value).FirstOrDefault(same => same.Count() > 1) is { } twice)
            {
                throw new PackingException($"The choice '{choice.Attribute("Name")?.Value}' has the value {twice.Key} twice. Give each option its own.");
            }
        }
    }
}
