using Demo.Walkthrough;
using Microsoft.Xrm.Sdk;

namespace Demo.Company;

/// <summary>Companies, and whom one calls there.</summary>
internal static class DemoCustomers
{
    public const string Nordhamn = "Nordhamn Shipping";
    public const string Vattern = "Vättern Energi";
    public const string Lovasen = "Lövåsens Sågverk";
    public const string Sundby = "Sundby Bryggeri";
    public const string Fjordkraft = "Fjordsyn Marin";
    public const string Trollheimen = "Trollhei Mat";
    public const string Oslofjord = "Oslofjord Logistikk";
    public const string Pumper = "Øresund Pumper";
    public const string Mobler = "Jydske Møbler";
    public const string Vind = "Fynsk Vind";

    /// <summary>A person who buys without a company.</summary>
    public const string Buyer = "Helga Brandt";

    private static readonly (string Name, string Owner, string City, string Country, string Phone, (string First, string Last, string Title) Contact)[] Companies =
    [
        (Nordhamn, Cast.Cecilia, "Göteborg", "Sverige", "+46 31 000 01 10", ("Lena", "Sjöberg", "Inköpschef")),
        (Vattern, Cast.Cecilia, "Jönköping", "Sverige", "+46 36 000 02 20", ("Mats", "Rydell", "Teknisk chef")),
        (Lovasen, Cast.Cecilia, "Falun", "Sverige", "+46 23 000 03 30", ("Karin", "Östlund", "VD")),
        (Sundby, Cast.Anna, "Stockholm", "Sverige", "+46 8 000 04 40", ("Peter", "Hallgren", "Produktionschef")),
        (Fjordkraft, Cast.Bjorn, "Bergen", "Norge", "+47 55 00 05 50", ("Ingvild", "Sandvik", "Innkjøpsleder")),
        (Trollheimen, Cast.Bjorn, "Trondheim", "Norge", "+47 73 00 06 60", ("Odd", "Bakken", "Daglig leder")),
        (Oslofjord, Cast.Bjorn, "Oslo", "Norge", "+47 22 00 07 70", ("Marit", "Lie", "Driftssjef")),
        (Pumper, Cast.David, "København", "Danmark", "+45 33 00 08 80", ("Søren", "Krogh", "Indkøbschef")),
        (Mobler, Cast.David, "Aarhus", "Danmark", "+45 86 00 09 90", ("Mette", "Holst", "Direktør")),
        (Vind, Cast.David, "Odense", "Danmark", "+45 66 00 10 10", ("Jens", "Bech", "Projektleder")),
    ];

    public static void Add(DemoRows rows)
    {
        foreach (var (name, owner, city, country, phone, (first, last, title)) in Companies)
        {
            var service = rows.As(owner);
            var account = rows.Add(service, name, new Entity("account")
            {
                ["name"] = name, ["telephone1"] = phone, ["address1_city"] = city, ["address1_country"] = country,
                ["transactioncurrencyid"] = CurrencyOf(rows, country),
            });
            var contact = rows.Add(service, $"{first} {last}", new Entity("contact")
            {
                ["firstname"] = first, ["lastname"] = last, ["jobtitle"] = title, ["telephone1"] = phone, ["parentcustomerid"] = account,
                ["emailaddress1"] = $"{first}.{last}@customers.example".ToLowerInvariant(), ["transactioncurrencyid"] = CurrencyOf(rows, country),
            });
            service.Update(new Entity("account", account.Id) { ["primarycontactid"] = contact });
        }

        rows.Add(rows.As(Cast.Anna), Buyer, new Entity("contact") { ["firstname"] = "Helga", ["lastname"] = "Brandt", ["address1_city"] = "Visby", ["transactioncurrencyid"] = CurrencyOf(rows, "Sverige") });
    }

    private static EntityReference CurrencyOf(DemoRows rows, string country) => rows[country switch
    {
        "Norge" => "NOK",
        "Danmark" => "DKK",
        _ => "SEK",
    }];
}
