using Microsoft.EntityFrameworkCore;
using RupnManager.Domain.LettresDeMission;

namespace RupnManager.Services.LettresDeMission;

/// <summary>La lettre avec tout ce qui la compose : mission, personne, établissement, modèle, versions et signatures.</summary>
internal static class LettresCompletes
{
    public static IQueryable<LettreDeMission> Completes(this IQueryable<LettreDeMission> lettres) => lettres
        .Include(l => l.Mission!.Personnel!.Personne)
        .Include(l => l.Mission!.Etablissement!.Academie)
        .Include(l => l.Mission!.Fonction)
        .Include(l => l.Modele)
        .Include(l => l.LettreInitiale!.Versions)
        .Include(l => l.Versions).ThenInclude(v => v.Signatures)
        .AsSplitQuery();

    /// <summary>Les lettres dont une reconduction peut partir, la meilleure d'abord : qui vaut, puis qui a valu, puis la dernière écrite.</summary>
    public static IQueryable<LettreDeMission> ALaRentree(this IQueryable<LettreDeMission> lettres) => lettres
        .Where(l => l.Nature != NatureDeLActe.FinDeMission && l.Etat != EtatDeLettre.Abandonnee)
        .OrderBy(l => l.Etat == EtatDeLettre.Validee || l.Etat == EtatDeLettre.Terminee ? 0 : l.Etat == EtatDeLettre.Remplacee ? 1 : 2)
        .ThenByDescending(l => l.NumeroDAvenant).ThenByDescending(l => l.Id);
}
