using RupnManager.Domain.Dates;
using RupnManager.Domain.Lots;
using RupnManager.Services.Lots;

namespace RupnManager.Web.Infrastructure;

/// <summary>L'avancement d'un lot tel que la page l'écrit, et tel que son script le relit.</summary>
public sealed record AvancementEnMots(
    bool Actif, string Etat, int Total, int Traitees, int Faites, int Regard, int Echecs, int Restantes, string Titre, string Phrase, string Suite)
{
    private static readonly TimeSpan UneMinute = TimeSpan.FromMinutes(1);

    public static AvancementEnMots De(AvancementDeLot avancement)
    {
        var (bilan, mots) = (avancement.Bilan, avancement.Lot.Nature.Mots());
        var phrase = $"{mots.Compter(bilan.Traitees)} {(bilan.Traitees <= 1 ? "traitée" : "traitées")} sur {bilan.Total}";
        return new(avancement.Etat.EstActif(), avancement.Etat.ToString(), bilan.Total, bilan.Traitees, bilan.Faites, bilan.DejaFaites + bilan.Ecartees,
            bilan.Echouees, bilan.Restantes, Intituler(avancement, phrase), phrase, DireLaSuite(avancement));
    }

    private static string Intituler(AvancementDeLot avancement, string phrase)
    {
        var (bilan, mots) = (avancement.Bilan, avancement.Lot.Nature.Mots());
        return avancement.Etat switch
        {
            EtatDeLot.Terminee => $"{mots.Compter(bilan.Faites + bilan.DejaFaites)} {mots.Accorder(bilan.Faites + bilan.DejaFaites)}",
            EtatDeLot.TermineeAvecEcarts => $"{mots.Compter(bilan.Faites)} {mots.Accorder(bilan.Faites)}, {bilan.Ecarts} à revoir",
            EtatDeLot.Arretee => $"Lot arrêté : {mots.Compter(bilan.Faites)} {mots.Accorder(bilan.Faites)}, {bilan.Restantes} {(bilan.Restantes <= 1 ? "intacte" : "intactes")}",
            _ => phrase,
        };
    }

    /// <summary>« Encore 2 min environ · commencé à 9 h 12 ».</summary>
    private static string DireLaSuite(AvancementDeLot avancement)
    {
        var debut = $"commencé à {avancement.Lot.LanceLe?.HeureEnLettres()}";
        return avancement.Etat switch
        {
            EtatDeLot.EnAttente => "En attente : le lot commence dans un instant.",
            EtatDeLot.Interrompue => $"Interrompu : il reprend de lui-même · {debut}",
            EtatDeLot.EnCours when avancement.Reste is { } reste && reste > UneMinute => $"Encore {Math.Round(reste.TotalMinutes)} min environ · {debut}",
            EtatDeLot.EnCours when avancement.Reste is not null => $"Encore moins d'une minute · {debut}",
            EtatDeLot.EnCours => char.ToUpper(debut[0], HeureDeParis.Francais) + debut[1..],
            EtatDeLot.Arretee => $"Lancé le {avancement.Lot.LanceLe!.Value.InstantEnLettres()}.",
            _ => $"Lancé le {avancement.Lot.LanceLe!.Value.InstantEnLettres()}, terminé à {avancement.Lot.TermineLe?.HeureEnLettres()}.",
        };
    }
}
