using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using System.Text.Json;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Pipeline.Journal;
using Rules.Model;

namespace Pipeline.Model;

/// <summary>
/// A whole organisation with the packed solution, given the same events as the rules by the book. One organisation serves
/// many sequences: each makes its own people and opportunities in it.
/// </summary>
internal sealed class WholeOrganization : ISellerSystem
{
    private const int Expired = 847210001;

    private readonly World _world;
    private readonly BatchTurns _turns;
    private readonly IReadOnlyDictionary<int, Guid> _currencies;
    private readonly Dictionary<char, EntityReference> _owners = [];
    private readonly Dictionary<Guid, char> _letters = [];
    private readonly Dictionary<int, Guid> _opportunities = [];
    private bool _idsAreThePlatforms;

    /// <param name="world">The organisation.</param>
    /// <param name="turns">How it runs batches.</param>
    /// <param name="currencies">A currency for each number of decimals.</param>
    public WholeOrganization(World world, BatchTurns turns, IReadOnlyDictionary<int, Guid> currencies)
    {
        _world = world;
        _turns = turns;
        _currencies = currencies;
        foreach (var letter in "ABCDEFX")
        {
            Know(letter, World.User(world.Person(letter.ToString())));
        }

        Know('T', new EntityReference("team", world.Team()));
        world.Service.Update(new Entity("systemuser", _owners['X'].Id) { ["isdisabled"] = true });
    }

    /// <summary>Whether time and ids tell rows apart in the order in which they were given.</summary>
    public bool RowsAreInTheOrderGiven { get; init; } = true;

    public bool Do(Event happened)
    {
        try
        {
            Happen(happened);
            return true;
        }
        catch (FaultException<OrganizationServiceFault> fault) when (!fault.Message.Contains("ISV code", StringComparison.Ordinal))
        {
            return false;
        }
    }

    /// <summary>H1: replaying the journal from its first entry gives the stored rows.</summary>
    public string? Flaw() => _opportunities.Values
        .Select(id => JournalChain.Flaw(_world.Entries(id), _world.Sellers(id).Select(row => (row.Seller, row.Percent, row.IsFixed))))
        .FirstOrDefault(flaw => flaw is not null);

    public Guid? IdOf(int opportunity) => _opportunities.TryGetValue(opportunity, out var id) ? id : null;

    public Holding? Of(int opportunity)
    {
        if (!_opportunities.TryGetValue(opportunity, out var id))
        {
            return null;
        }

        var row = _world.Row(id);
        var currency = row.GetAttributeValue<EntityReference>("transactioncurrencyid").Id;
        var rows = _world.Sellers(id).Select(s => new HeldShare(_letters[s.Seller], s.Percent, s.IsFixed, s.Amount, s.Currency != currency)).ToList();
        return new Holding(rows, row.GetAttributeValue<decimal>("opps_sharesum"), row.GetAttributeValue<int>("opps_sellercount"));
    }

    public IReadOnlyList<char>? OrderOf(int opportunity) => (RowsAreInTheOrderGiven && !_idsAreThePlatforms) || !_opportunities.TryGetValue(opportunity, out var id)
        ? null
        : [.. _world.Sellers(id).Select(s => _letters[s.Seller])];

    private void Happen(Event happened)
    {
        // Half of the batches leave the ids to the platform, which makes them as it comes to the rows.
        _idsAreThePlatforms = happened is Added { Sellers.Length: > 1, Interleaving: var turns } && turns % 2 == 1;
        switch (happened)
        {
            case Created e when !_opportunities.ContainsKey(e.Opportunity):
                _opportunities[e.Opportunity] = Create(e);
                break;
            case Added { Sellers: [var one] } e when _opportunities.TryGetValue(e.Opportunity, out var id):
                _world.Service.Create(NewShare(one, id));
                break;
            case Added { Sellers.Length: > 1 } e when _opportunities.TryGetValue(e.Opportunity, out var id):
                _turns.Number = e.Interleaving;
                var targets = new EntityCollection([.. e.Sellers.Select(s => NewShare(s, id))]) { EntityName = "opps_sellershare" };
                _world.Service.Execute(new OrganizationRequest("CreateMultiple") { ["Targets"] = targets });
                break;
            case PercentChanged e:
                ChangeShare(e.Opportunity, e.Person, "opps_percent", e.Percent);
                break;
            case PersonChanged e:
                ChangeShare(e.Opportunity, e.From, "opps_sellerid", _owners[e.To]);
                break;
            case FixedChanged e:
                ChangeShare(e.Opportunity, e.Person, "opps_isfixed", e.IsFixed);
                break;
            case Deleted e:
                foreach (var share in e.Persons.Select(p => Find(e.Opportunity, p)?.Id).Distinct())
                {
                    if (share is { } found)
                    {
                        _world.Service.Delete("opps_sellershare", found);
                    }
                }

                break;
            case OwnerChanged e:
                Change(e.Opportunity, "ownerid", _owners[e.Owner]);
                break;
            case AmountChanged e:
                Change(e.Opportunity, "estimatedvalue", e.Amount is { } amount ? new Money(amount) : null);
                break;
            case CurrencyChanged e:
                Change(e.Opportunity, "transactioncurrencyid", Currency(e.Decimals));
                break;
            case Closed e when _opportunities.TryGetValue(e.Opportunity, out var id):
                Close(id, e);
                break;
            case ReopenedAgain e:
                Change(e.Opportunity, "statecode", new OptionSetValue(0));
                break;
            case WholeSetGiven e when _opportunities.TryGetValue(e.Opportunity, out var id):
                _world.Service.Execute(new OrganizationRequest("opps_SetSellerShares")
                {
                    ["Target"] = new EntityReference("opportunity", id),
                    ["Shares"] = new EntityCollection([.. e.Sellers.Select(Share)]) { EntityName = "opps_sellershare" },
                });
                break;
            case DraftSaved e when _opportunities.TryGetValue(e.Opportunity, out var id):
                _world.Service.Update(Drafted(id, e));
                break;
            case SplitEqually e when _opportunities.TryGetValue(e.Opportunity, out var id):
                _world.Service.Execute(new OrganizationRequest("opps_SplitSellerSharesEqually") { ["Target"] = new EntityReference("opportunity", id) });
                break;
            case Replaced e:
                _world.Service.Execute(new OrganizationRequest("opps_ReplaceSeller") { ["From"] = _owners[e.From], ["To"] = _owners[e.To] });
                break;
            default:
                break;
        }
    }

    private Guid Create(Created e)
    {
        var opportunity = new Entity("opportunity")
        {
            ["name"] = "An opportunity",
            ["ownerid"] = _owners[e.Owner],
            ["transactioncurrencyid"] = Currency(e.Decimals),
        };
        if (e.Amount is { } amount)
        {
            opportunity["estimatedvalue"] = new Money(amount);
        }

        if (e.Sellers.Length > 0)
        {
            opportunity.RelatedEntities[new Relationship("opps_opportunity_sellershare")] =
                new EntityCollection([.. e.Sellers.Select(s => NewShare(s, null))]) { EntityName = "opps_sellershare" };
        }

        return _world.Service.Create(opportunity);
    }

    private Entity Drafted(Guid id, DraftSaved e)
    {
        var from = _world.Sellers(id).Select(s => $$"""{"row":"{{s.Id}}","seller":"{{s.Seller}}","percent":{{Json(s.Percent)}}}""");
        var sellers = e.Sellers.Select(s => $$"""{"seller":"{{_owners[s.Person].Id}}","percent":{{Json(s.Percent)}},"fixed":{{Json(s.IsFixed)}}}""");
        var change = new Entity("opportunity", id)
        {
            ["opps_sellerdraft"] = $$"""{"version":1,"from":[{{string.Join(",", from)}}],"sellers":[{{string.Join(",", sellers)}}]}""",
        };
        if (e.Owner is { } owner)
        {
            change["ownerid"] = _owners[owner];
        }

        return change;
    }

    private static string Json(object? value) => JsonSerializer.Serialize(value);

    private void Close(Guid id, Closed e)
    {
        if (_world.Row(id).GetAttributeValue<OptionSetValue>("statecode").Value != 0)
        {
            return;
        }

        switch (e.Route)
        {
            case Route.Message when e.ActualAmount is not null:
                var status = new OptionSetValue(Status(e.Outcome));
                _world.Service.Execute(e.Outcome == Outcome.Won
                    ? new WinOpportunityRequest { OpportunityClose = Activity(id, e), Status = status }
                    : new LoseOpportunityRequest { OpportunityClose = Activity(id, e), Status = status });
                break;
            case Route.Activity when e.ActualAmount is not null:
                var close = Activity(id, e);
                close["opportunitystatuscode"] = new OptionSetValue(Status(e.Outcome));
                _world.Service.Create(close);
                break;
            default:
                _world.Service.Update(Closing(id, e));
                break;
        }
    }

    /// <summary>What Win and Lose take over from the estimated amount when no other is given is the platform's affair.</summary>
    private static Entity Closing(Guid id, Closed e)
    {
        var amount = e.ActualAmount is { } value ? new Money(value) : null;
        var change = new Entity("opportunity", id)
        {
            ["statecode"] = new OptionSetValue(e.Outcome == Outcome.Won ? 1 : 2),
            ["statuscode"] = new OptionSetValue(Status(e.Outcome)),
            ["actualvalue"] = amount,
        };
        if (e.Route == Route.WrittenWithEstimate)
        {
            change["estimatedvalue"] = amount;
        }

        return change;
    }

    private static Entity Activity(Guid id, Closed e) => new("opportunityclose")
    {
        ["opportunityid"] = new EntityReference("opportunity", id),
        ["actualrevenue"] = new Money(e.ActualAmount!.Value),
    };

    private static int Status(Outcome outcome) => outcome switch { Outcome.Won => 3, Outcome.Lost => 4, _ => Expired };

    private EntityReference Currency(int decimals) => new("transactioncurrency", _currencies[decimals]);

    /// <summary>Where ids ascend, rows of one request are in the order they were given.</summary>
    private Entity NewShare(Seller seller, Guid? opportunity)
    {
        var share = Share(seller);
        share.Id = _idsAreThePlatforms ? Guid.Empty : _world.NextId();
        if (opportunity is { } id)
        {
            share["opps_opportunityid"] = new EntityReference("opportunity", id);
        }

        return share;
    }

    private Entity Share(Seller seller)
    {
        var share = new Entity("opps_sellershare") { ["opps_sellerid"] = _owners[seller.Person] };
        if (seller.Percent is { } percent)
        {
            share["opps_percent"] = percent;
        }

        if (seller.IsFixed is { } isFixed)
        {
            share["opps_isfixed"] = isFixed;
        }

        return share;
    }

    private SellerRow? Find(int opportunity, char person) => _opportunities.TryGetValue(opportunity, out var id)
        ? _world.Sellers(id).FirstOrDefault(s => s.Seller == _owners[person].Id)
        : null;

    private void ChangeShare(int opportunity, char person, string column, object value)
    {
        if (Find(opportunity, person) is { } share)
        {
            _world.ChangeShare(share.Id, column, value);
        }
    }

    private void Change(int opportunity, string column, object? value)
    {
        if (_opportunities.TryGetValue(opportunity, out var id))
        {
            _world.Change(id, column, value);
        }
    }

    private void Know(char letter, EntityReference owner)
    {
        _owners[letter] = owner;
        _letters[owner.Id] = letter;
    }
}
