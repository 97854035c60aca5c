using System.Globalization;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Journal;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Lots;

/// <summary>Une proposition, jugée quand on prépare le lot, puis de nouveau quand on y vient.</summary>
public static class ExamenDeLaProposition
{
    /// <summary>L'empreinte de ce qui fonde la décision : qui, pour quoi, combien, et la mission qui le porte.</summary>
    public static string Empreinte(Attribution attribution)
    {
        var mission = attribution.Mission!;
        return Empreintes.Sha256(string.Join('\n', new[]
        {
            $"{attribution.PersonneId}", $"{attribution.MissionId}", $"{attribution.FonctionId}", attribution.Propose.Centimes.ToString(CultureInfo.InvariantCulture),
            attribution.Participation, attribution.MotifSousMinimum ?? "", $"{mission.Indemnisation}", $"{mission.Debut:yyyy-MM-dd}", $"{mission.Terme:yyyy-MM-dd}",
            mission.AnnuleeLe is null ? "" : "annulée",
        }));
    }

    /// <summary>Ce qui empêche de décider la proposition telle qu'elle a été montrée ; rien si elle est intacte et attend le recteur.</summary>
    public static IssueDeLigne? Obstacle(Attribution attribution, string? empreinteLue, SensDeDecision sens)
    {
        var personne = attribution.Personne!.Designation;
        if (attribution.Decision is { } rendue)
        {
            var motif = $"{rendue.Sens.Participe()} par {rendue.Par} le {rendue.Le.InstantEnLettres()}{(rendue.Motif is { } pourquoi ? $" : {pourquoi.TrimEnd('.')}." : ".")}";
            return rendue.Sens == sens ? IssueDeLigne.DejaFaite(motif) : IssueDeLigne.Ecartee(motif);
        }
        if (attribution.Etat is EtatDAttribution.Retiree)
            return IssueDeLigne.Ecartee($"Retirée par l'établissement le {attribution.SansSuiteLe!.Value.InstantEnLettres()} : {attribution.MotifDuRetrait}");
        if (Empreinte(attribution) != empreinteLue)
            return IssueDeLigne.Ecartee(ReglesDesLots.Ecartee.Dire(("reference", $"La proposition pour {personne}"), ("epargnee", "décidée")));
        if (attribution.Etat is not EtatDAttribution.Proposee)
            return IssueDeLigne.Ecartee(ReglesDesAttributions.Geste.Dire(("etat", attribution.Etat.Libelle())));
        return sens is SensDeDecision.Accordee && attribution.Mission!.AnnuleeLe is not null
            ? IssueDeLigne.Ecartee($"La mission de {personne} est annulée : rien ne peut plus lui être accordé.") : null;
    }
}
