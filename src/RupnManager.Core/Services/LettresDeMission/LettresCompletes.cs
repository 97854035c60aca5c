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
}
