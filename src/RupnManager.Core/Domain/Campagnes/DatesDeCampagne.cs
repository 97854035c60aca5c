using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Campagnes;

/// <summary>Le calendrier d'une campagne, dans l'ordre du circuit ; pas de date pour le DAN quand il ne valide pas.</summary>
public sealed record DatesDeCampagne(DateOnly Ouverture, DateOnly LimiteDuChef, DateOnly LimiteDuRupn, DateOnly? LimiteDuDan, DateOnly DateFin)
{
    private static readonly string[] Champs = [nameof(Ouverture), nameof(LimiteDuChef), nameof(LimiteDuRupn), nameof(LimiteDuDan), nameof(DateFin)];

    /// <summary>Le dernier jour pour agir à une étape, s'il est fixé.</summary>
    public DateOnly? LimiteDe(Etape etape) => etape switch
    {
        Etape.Chef => LimiteDuChef,
        Etape.Rupn => LimiteDuRupn,
        _ => LimiteDuDan,
    };

    /// <summary>Chaque date suit la précédente et tient dans l'année. Refus : campagne.dates, campagne.limite-dan.</summary>
    public void Verifier(AnneeScolaire annee, bool validationDuDan)
    {
        if (validationDuDan && LimiteDuDan is null) throw ReglesDesCampagnes.LimiteDuDanVide.Refus();
        var premier = new DateOnly(annee.Debut, 1, 1);
        if (Ouverture < premier)
            throw Contredire(nameof(Ouverture), $"l'ouverture ({Ouverture.EnLettres()}) vient avant l'année civile de la rentrée {annee.Debut}");
        (string Nom, DateOnly Le, string Champ)? precedente = null;
        foreach (var date in Rangees())
        {
            if (precedente is { } avant && date.Le < avant.Le)
                throw Contredire(date.Champ, $"{date.Nom} ({date.Le.EnLettres()}) vient avant {avant.Nom} ({avant.Le.EnLettres()})");
            precedente = date;
        }
        if (DateFin > annee.DernierJour)
            throw Contredire(nameof(DateFin), $"la fin ({DateFin.EnLettres()}) dépasse l'année scolaire, qui finit le {annee.DernierJour.EnLettres()}");
    }

    /// <summary>Aucune échéance n'avance et la fin recule : des personnes comptent dessus. Refus : campagne.dates.</summary>
    public void VerifierProlongation(DatesDeCampagne actuelles)
    {
        foreach (var (nouvelle, ancienne) in Rangees().Join(actuelles.Rangees(), d => d.Champ, d => d.Champ, (n, a) => (n, a)))
            if (nouvelle.Le < ancienne.Le)
                throw Contredire(nouvelle.Champ, $"{nouvelle.Nom} ({nouvelle.Le.EnLettres()}) était annoncée pour le {ancienne.Le.EnLettres()}");
        if (DateFin == actuelles.DateFin)
            throw Contredire(nameof(DateFin), $"la fin reste le {DateFin.EnLettres()}, la campagne n'est pas prolongée");
    }

    private IEnumerable<(string Nom, DateOnly Le, string Champ)> Rangees()
    {
        string[] noms = ["l'ouverture", "la signature du chef", "la signature du RUPN", "la validation du DAN", "la fin"];
        DateOnly?[] jours = [Ouverture, LimiteDuChef, LimiteDuRupn, LimiteDuDan, DateFin];
        for (var i = 0; i < noms.Length; i++)
            if (jours[i] is { } jour) yield return (noms[i], jour, Champs[i]);
    }

    private static RegleMetierException Contredire(string champ, string detail) => ReglesDesCampagnes.Dates.RefusSur(champ, ("detail", detail));
}
