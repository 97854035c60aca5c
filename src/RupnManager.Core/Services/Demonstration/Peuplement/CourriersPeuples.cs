using RupnManager.Domain.Courriels;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;

namespace RupnManager.Services.Demonstration.Peuplement;

/// <summary>Les courriels d'hier, tels que la boîte d'envoi les garde : partis, leur texte oublié. Aucun ne partira.</summary>
internal sealed class CourriersPeuples(AnneeDUnLieu annee)
{
    /// <summary>« La lettre … attend votre signature. »</summary>
    public void DireLeTour(LettreDeMission lettre, Personne personne, DateTime quand) =>
        Envoyer("a-signer", personne, $"La lettre {lettre.Reference} attend votre signature", quand);

    /// <summary>Le chef et le RUPN apprennent que la lettre est validée ; le DAN, qui vient de le faire, reçoit son récapitulatif.</summary>
    public void DireLaValidation(LettreDeMission lettre, IEnumerable<Personne> signataires, DateTime quand)
    {
        foreach (var personne in signataires) Envoyer("lettre-validee", personne, $"La lettre {lettre.Reference} est validée", quand);
    }

    /// <summary>Ajoute un courriel parti à cet instant, et le rend. Les années closes n'en gardent pas.</summary>
    public CourrielSortant Envoyer(string cle, Personne personne, string objet, DateTime quand)
    {
        var courriel = new CourrielSortant
        {
            Cle = cle, Groupable = FrequencesDesEnvois.EstGroupable(cle), PersonneId = personne.Id, Destinataire = personne.Courriel,
            Objet = $"[RUPN] {objet}", Texte = "", CreeLe = quand,
        };
        courriel.Reserver(quand);
        courriel.NoterEnvoi(quand);
        if (!annee.EstClose) annee.Retenir(courriel);
        return courriel;
    }
}
