using RupnManager.Domain.Acteurs;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Demonstration.Peuplement;

/// <summary>Un geste à écrire au journal, ou une lettre à sceller, à son heure.</summary>
internal sealed record GesteDeChronique(DateTime Le, Acteur? Acteur, string Evenement, ObjetDuJournal Objet, string Phrase, Guid? AScellerId = null);

/// <summary>Les gestes d'une année de tous les établissements, à ranger par heure avant de les écrire : le journal se lit dans l'ordre.</summary>
internal sealed class Chronique(DateTime maintenant)
{
    private readonly List<GesteDeChronique> _gestes = [];

    public void Dire(Acteur acteur, string evenement, ObjetDuJournal objet, string phrase, DateTime le) => Retenir(new(le, acteur, evenement, objet, phrase));

    /// <summary>Un geste de l'application elle-même.</summary>
    public void Dire(string evenement, ObjetDuJournal objet, string phrase, DateTime le) => Retenir(new(le, null, evenement, objet, phrase));

    public void Sceller(Guid lettreId, ObjetDuJournal objet, DateTime le) => Retenir(new(le, null, Evenement.LettreScellee, objet, "", lettreId));

    /// <summary>Sort les gestes d'avant cet instant, dans l'ordre.</summary>
    public IReadOnlyList<GesteDeChronique> Prendre(DateTime avant)
    {
        var pris = _gestes.Where(g => g.Le < avant).OrderBy(g => g.Le).ThenBy(g => g.AScellerId is not null).ToList();
        _gestes.RemoveAll(g => g.Le < avant);
        return pris;
    }

    private void Retenir(GesteDeChronique geste)
    {
        if (geste.Le > maintenant) throw new InvalidOperationException($"Le geste « {geste.Phrase} » serait à venir.");
        _gestes.Add(geste);
    }
}
