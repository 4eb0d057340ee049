-- Ends a statement that took for granted what turns out not to be so. Nothing of it stays.
CREATE FUNCTION expected(holds boolean) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    IF holds THEN RETURN true; END IF;
    RAISE EXCEPTION 'Another process has used numbers of a location meanwhile.' USING ERRCODE = 'KZ001';
END
$$;
