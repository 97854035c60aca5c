using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Rappels;

namespace RupnManager.Services.Rappels;

/// <summary>Un geste attendu : sur quoi, où, depuis quand, jusqu'à quand, et de qui.</summary>
public sealed record Attente
{
    public required NatureDeRappel Nature { get; init; }
    public required Guid ActeId { get; init; }

    /// <summary>La référence de la lettre, ou le nom de l'établissement : jamais celui d'un bénéficiaire.</summary>
    public required string Reference { get; init; }
    public required AnneeScolaire Annee { get; init; }
    public required Guid EtablissementId { get; init; }
    public required string Etablissement { get; init; }
    public required string CodeAcademie { get; init; }
    public required DateOnly Depuis { get; init; }
    public DateOnly? Limite { get; init; }

    /// <summary>Combien de jours avant la date limite le premier rappel part.</summary>
    public int JoursAvant { get; init; } = CadenceDesRappels.JoursAvantLaLimite;

    /// <summary>Ce que le courriel compte : activités du relevé, échéances à certifier.</summary>
    public int Nombre { get; init; }

    /// <summary>La page où faire le geste.</summary>
    public required string Chemin { get; init; }

    /// <summary>La personne qui bloque ; rien si personne n'est en fonction, ou sans compte.</summary>
    public Personne? Bloque { get; init; }

    /// <summary>Ceux qui peuvent faire le geste à sa place : les délégataires du chef.</summary>
    public IReadOnlyList<Personne> Aussi { get; init; } = [];

    /// <summary>La même attente, dite à chacun de ceux qui peuvent y répondre.</summary>
    public IEnumerable<Attente> AChacun() => [.. Bloque is null ? [] : new[] { this with { Aussi = [] } }, .. Aussi.Select(p => this with { Bloque = p, Aussi = [] })];
}

/// <summary>Où l'on cherche ce qui attend : une académie, ou l'un de ses établissements ; et pour qui, si une seule personne importe.</summary>
public sealed record Portee(string CodeAcademie, Guid? EtablissementId = null, Guid? PersonneId = null);

/// <summary>Les personnes que des gestes attendent, délégataires compris.</summary>
internal static class PersonnesAttendues
{
    public static IReadOnlyCollection<Guid> Personnes(this IEnumerable<Attente> attentes) => [.. attentes.SelectMany(a => a.AChacun()).Select(a => a.Bloque!.Id).Distinct()];
}

/// <summary>La portée d'un acteur : son académie, ou son établissement.</summary>
internal static class Portees
{
    public static Portee Portee(this Acteur acteur) => new(acteur.CodeAcademie!, acteur.EtablissementId);
}

/// <summary>Ce qui a déjà été rappelé à une personne : combien de fois pour chaque acte, et la dernière fois toutes causes mêlées.</summary>
public sealed record PasseDesRappels(
    IReadOnlyDictionary<(Guid PersonneId, Guid ActeId, AnneeScolaire Annee), int> Partis, IReadOnlyDictionary<Guid, DateTime> Derniers)
{
    public int Pour(Attente attente) => attente.Bloque is { } personne ? Partis.GetValueOrDefault((personne.Id, attente.ActeId, attente.Annee)) : 0;

    public DateTime? Dernier(Guid personneId) => Derniers.TryGetValue(personneId, out var le) ? le : null;
}
