using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Indemnites;

/// <summary>Où en sont les modalités d'un établissement pour une année.</summary>
public enum EtatDesModalites { ARecueillir, AvisRendu, Presentees }

/// <summary>Le sens d'un avis.</summary>
public enum SensDeLAvis { Favorable, FavorableAvecReserves, Defavorable }

/// <summary>La séance du conseil d'administration : présentation des modalités (IFIC) ou avis et voix (IMP).</summary>
public sealed record SeanceDuCA
{
    public required DateOnly? Date { get; init; }
    public required DateOnly? Convocation { get; init; }
    public int? Presents { get; init; }
    public int? Quorum { get; init; }

    /// <summary>IMP seulement : les voix.</summary>
    public int? Pour { get; init; }
    public int? Contre { get; init; }
    public int? Abstentions { get; init; }
    public int? Votants { get; init; }

    /// <summary>L'urgence qui abrège le délai, la seconde séance faute de quorum, la référence de l'acte.</summary>
    public string? Observations { get; init; }
}

/// <summary>L'avis du conseil pédagogique, puis le passage en conseil d'administration (art. 5, décret n° 2010-1065 ; IMP de même).</summary>
public sealed class Modalites : IDeLAnnee
{
    public const int LongueurDuTexte = 4000;
    public const int LongueurDesObservations = 1000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid EtablissementId { get; init; }
    public Etablissement? Etablissement { get; set; }
    public required string CodeAcademie { get; init; }
    public required AnneeScolaire Annee { get; init; }

    public DateOnly? DateConseilPedagogique { get; private set; }
    public SensDeLAvis? Avis { get; private set; }
    public string? TexteDeLAvis { get; private set; }

    public DateOnly? DateCA { get; private set; }
    public DateOnly? DateConvocation { get; private set; }
    public int? Presents { get; private set; }
    public int? Quorum { get; private set; }
    public int? Pour { get; private set; }
    public int? Contre { get; private set; }
    public int? Abstentions { get; private set; }
    public int? Votants { get; private set; }
    public string? Observations { get; private set; }
    public int Version { get; private set; }

    public EtatDesModalites Etat => DateConseilPedagogique is null ? EtatDesModalites.ARecueillir
        : DateCA is null ? EtatDesModalites.AvisRendu : EtatDesModalites.Presentees;

    /// <summary>Enregistre l'avis du conseil pédagogique. Refus : modalites.cp, modalites.avenir, modalites.texte, modalites.ordre.</summary>
    public void EnregistrerAvis(DateOnly? date, SensDeLAvis? avis, string? texte, DateOnly aujourdhui)
    {
        if (date is not { } jour || avis is null) throw ReglesDesModalites.ConseilPedagogique.En(Annee, Fondement.Imp).Refus();
        if (jour > aujourdhui) throw ReglesDesModalites.SeanceAVenir.RefusSur(nameof(DateConseilPedagogique));
        if (texte?.Length > LongueurDuTexte) throw ReglesDesModalites.TexteLong.RefusSur(nameof(TexteDeLAvis), ("maximum", LongueurDuTexte));
        VerifierOrdre(jour, DateCA, nameof(DateConseilPedagogique));
        (DateConseilPedagogique, Avis, TexteDeLAvis) = (jour, avis, Vide(texte));
        Version++;
    }

    /// <summary>
    /// Enregistre la séance du conseil d'administration, après l'avis du conseil pédagogique.
    /// Refus : modalites.cp, modalites.ca ou modalites.avis-ca, modalites.avenir, modalites.ordre, modalites.convocation, modalites.voix.
    /// </summary>
    public void EnregistrerCA(SeanceDuCA seance, DateOnly aujourdhui)
    {
        if (DateConseilPedagogique is null) throw ReglesDesModalites.ConseilPedagogique.En(Annee, Fondement.Imp).Refus();
        if (seance.Date is not { } jour || seance.Convocation is not { } convocation) throw ReglesDesModalites.ConseilDAdministration(Annee).Refus();
        if (jour > aujourdhui) throw ReglesDesModalites.SeanceAVenir.RefusSur(nameof(DateCA));
        VerifierOrdre(DateConseilPedagogique.Value, jour, nameof(DateCA));
        if (convocation > jour) throw ReglesDesModalites.Convocation.Refus();
        if (seance.Presents is null || seance.Quorum is null || seance.Presents < 0 || seance.Quorum <= 0)
            throw ReglesDesModalites.PresentsAbsents.Refus();
        if (seance.Observations?.Length > LongueurDesObservations)
            throw ReglesDesModalites.TexteLong.RefusSur(nameof(Observations), ("maximum", LongueurDesObservations));
        if (Annee.Regime is Regime.Imp) VerifierVoix(seance);
        (DateCA, DateConvocation, Presents, Quorum) = (jour, convocation, seance.Presents, seance.Quorum);
        (Pour, Contre, Abstentions, Votants) = Annee.Regime is Regime.Imp
            ? (seance.Pour, seance.Contre, seance.Abstentions, seance.Votants) : ((int?)null, null, null, null);
        Observations = Vide(seance.Observations);
        Version++;
    }

    /// <summary>Sans modalités, aucune proposition ne part (art. 5). Refus : modalites.cp, modalites.ca, modalites.avis-ca.</summary>
    public static void Exiger(Modalites? modalites, AnneeScolaire annee)
    {
        if (modalites?.DateConseilPedagogique is null) throw ReglesDesModalites.ConseilPedagogique.En(annee, Fondement.Imp).RefusSur("");
        if (modalites.DateCA is null) throw ReglesDesModalites.ConseilDAdministration(annee).RefusSur("");
    }

    /// <summary>Le délai de convocation est court, ou le quorum manque : on continue après avoir lu (art. R. 421-25, code de l'éducation).</summary>
    public IEnumerable<(Regle Regle, string Phrase)> Avertissements(int delai)
    {
        if (DateCA is not { } jour || DateConvocation is not { } convocation) yield break;
        var jours = jour.DayNumber - convocation.DayNumber;
        if (jours < delai) yield return (ReglesDesModalites.Delai, ReglesDesModalites.Delai.Dire(("jours", jours), ("delai", delai)));
        if (Presents < Quorum)
            yield return (ReglesDesModalites.QuorumManque, ReglesDesModalites.QuorumManque.Dire(("presents", Presents), ("quorum", Quorum!)));
    }

    private void VerifierOrdre(DateOnly conseilPedagogique, DateOnly? ca, string champ)
    {
        if (ca < conseilPedagogique)
            throw ReglesDesModalites.Ordre.En(Annee, Fondement.Imp).RefusSur(champ, ("date_ca", ca.Value.ToString("d")), ("date_cp", conseilPedagogique.ToString("d")));
    }

    private static void VerifierVoix(SeanceDuCA seance)
    {
        var (pour, contre, abstentions, votants) = (seance.Pour ?? 0, seance.Contre ?? 0, seance.Abstentions ?? 0, seance.Votants ?? 0);
        if (pour < 0 || contre < 0 || abstentions < 0 || votants <= 0 || pour + contre + abstentions != votants)
            throw ReglesDesModalites.Voix.Refus(("pour", pour), ("contre", contre), ("abstentions", abstentions), ("votants", votants));
        if (votants > seance.Presents) throw ReglesDesModalites.VotantsAbsents.Refus(("votants", votants), ("presents", seance.Presents!));
    }

    private static string? Vide(string? texte) => string.IsNullOrWhiteSpace(texte) ? null : texte.Replace("\r\n", "\n").Trim();
}

/// <summary>Les mots des modalités.</summary>
public static class EtatsDesModalites
{
    public static string Libelle(this EtatDesModalites etat, Regime regime) => etat switch
    {
        EtatDesModalites.ARecueillir => "À recueillir",
        EtatDesModalites.AvisRendu => "Avis rendu",
        _ => regime is Regime.Ific ? "Présentées au CA" : "Avis du CA rendu",
    };

    public static string Libelle(this SensDeLAvis avis) => avis switch
    {
        SensDeLAvis.Favorable => "favorable",
        SensDeLAvis.FavorableAvecReserves => "favorable avec réserves",
        _ => "défavorable",
    };
}
