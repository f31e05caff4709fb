using System.Threading.Tasks;
using Browser.Browsing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Browser.Panel;

/// <summary>The sellers on the opportunity's form, in the words of somebody who changes them. Swedish.</summary>
internal static class SellersOnTheForm
{
    public static ILocator Seller(this Visit visit, string person) => visit.Panel.GetByRole(AriaRole.Listitem).Filter(new() { HasText = person });

    public static ILocator Percent(this Visit visit, string person) => visit.Panel.GetByLabel($"Andel för {person} i procent");

    public static ILocator Amount(this Visit visit, string person) => visit.Panel.GetByLabel($"Belopp för {person}");

    public static async Task TypePercent(this Visit visit, string person, string percent)
    {
        await visit.Percent(person).FillAsync(percent);
        await visit.Percent(person).PressAsync("Tab");
    }

    public static async Task AddSeller(this Visit visit, string search, string person)
    {
        await visit.Panel.GetByRole(AriaRole.Combobox, new() { Name = "Lägg till en säljare" }).FillAsync(search);
        await visit.Panel.GetByRole(AriaRole.Option).Filter(new() { HasText = person }).ClickAsync();
        await Expect(visit.Percent(person)).ToBeFocusedAsync();
    }

    public static Task RemoveSeller(this Visit visit, string person) =>
        visit.Seller(person).GetByRole(AriaRole.Button, new() { Name = $"Ta bort {person}" }).ClickAsync();

    /// <summary>A button of the editor, by its words.</summary>
    public static ILocator Way(this Visit visit, string button) => visit.Panel.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).Last;

    /// <summary>A save that did not come about: what the app says of it is closed, and was expected.</summary>
    public static async Task Refused(this Visit visit)
    {
        await visit.DialogOpened();
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.DialogsClosed();
        Assert.NotEmpty(visit.TakeMishaps());
    }

    /// <summary>The form's own Save, by its button.</summary>
    public static async Task Save(this Visit visit)
    {
        await visit.Command("Spara");
        await visit.IsSaved();
    }

    public static async Task IsSaved(this Visit visit)
    {
        await Expect(visit.Heading).ToContainTextAsync("– Sparat");
        await visit.Settled();
    }
}
