INSERT INTO hourly_rollups (organisation, level, id, hour, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10)
VALUES ($organisation, $level, $id, $hour, $s1, $s2, $s3, $s4, $s5, $s6, $s7, $s8, $s9, $s10)
ON CONFLICT (organisation, level, id, hour) DO UPDATE SET
    s1 = s1 + excluded.s1, s2 = s2 + excluded.s2, s3 = s3 + excluded.s3, s4 = s4 + excluded.s4, s5 = s5 + excluded.s5,
    s6 = s6 + excluded.s6, s7 = s7 + excluded.s7, s8 = s8 + excluded.s8, s9 = s9 + excluded.s9, s10 = s10 + excluded.s10
